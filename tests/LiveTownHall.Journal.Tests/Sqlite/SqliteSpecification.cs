using LiveTownHall.Journal.Tests.Specification;

namespace LiveTownHall.Journal.Tests.Sqlite;

public sealed class SqliteJournalSpecification() : JournalSpecification(new SqliteLab());
