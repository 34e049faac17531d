using LiveTownHall.Journal.Tests.Specification;

namespace LiveTownHall.Journal.Tests.Redis;

public sealed class RedisJournalSpecification() : JournalSpecification(new RedisLab());

public sealed class RedisDirectorySpecification() : DirectorySpecification(new RedisLab());

public sealed class RedisCompactionSpecification() : CompactionSpecification(new RedisLab());

public sealed class RedisFencesSpecification() : FencesSpecification(new RedisLab());

public sealed class RedisScheduleSpecification() : ScheduleSpecification(new RedisLab());
