using LiveTownHall.Journal.Tests.Specification;

namespace LiveTownHall.Journal.Tests.Memory;

public sealed class MemoryJournalSpecification() : JournalSpecification(new MemoryLab());

public sealed class MemoryDirectorySpecification() : DirectorySpecification(new MemoryLab());

public sealed class MemoryCompactionSpecification() : CompactionSpecification(new MemoryLab());

public sealed class MemoryFencesSpecification() : FencesSpecification(new MemoryLab());

public sealed class MemoryScheduleSpecification() : ScheduleSpecification(new MemoryLab());
