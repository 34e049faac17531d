using LiveTownHall.Journal.Tests.Specification;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Journal.Tests.Sqlite;

public sealed class SqliteJournalSpecification() : JournalSpecification(new SqliteLab());

public sealed class SqliteDirectorySpecification() : DirectorySpecification(new SqliteLab(new FakeTimeProvider()));

public sealed class SqliteCompactionSpecification() : CompactionSpecification(new SqliteLab());

public sealed class SqliteFencesSpecification() : FencesSpecification(new SqliteLab());

public sealed class SqliteScheduleSpecification() : ScheduleSpecification(new SqliteLab());
