namespace LiveTownHall.Journal.Redis;

/// <summary>The steps of <see cref="RedisCompaction"/>. Each is safe to repeat when its answer was lost.</summary>
/// <remarks>KEYS journal, journal:new, compaction, journal:old. ARGV[1] the run's id.</remarks>
internal static class RedisCompactionScripts
{
    public const string Copied = "copied";
    public const string Swapped = "swapped";
    public const string Refused = "refused";
    public const string Damaged = "damaged";

    /// <summary>Makes this run the hall's only one: another one that is under way is refused from here on, what one left behind is gone.</summary>
    public const string Begin =
        """
        redis.call('UNLINK', KEYS[2])
        redis.call('SET', KEYS[3], ARGV[1], 'EX', 3600)
        """;

    /// <summary>Copies entries into the new stream, ids and all; once it has every one of them, puts it in the journal's place in the same breath.</summary>
    /// <remarks>
    /// ARGV[2] the position to go on from, ARGV[3] how many entries to copy; then for each of them that is to be rewritten id, checksum before, checksum, body.
    /// A link is kept without its salt.
    /// Returns a word and a position: copied up to there; swapped; refused; damaged there.
    /// </remarks>
    public const string Step = RedisScripts.NewestPosition + "\n" +
        """
        local run = redis.call('GET', KEYS[3])
        if run == ARGV[1] .. ' swapped' then return {'swapped', 0} end
        if run ~= ARGV[1] then return {'refused', 0} end
        redis.call('EXPIRE', KEYS[3], 3600)
        local copied = redis.call('XLEN', KEYS[2])
        if copied ~= tonumber(ARGV[2]) - 1 then return {'copied', copied} end

        local rewritten = {}
        for i = 4, #ARGV, 4 do rewritten[ARGV[i]] = i end
        for _, entry in ipairs(redis.call('XRANGE', KEYS[1], string.format('0-%d', copied + 1), '+', 'COUNT', ARGV[3])) do
            local id, fields = entry[1], entry[2]
            if id ~= string.format('0-%d', copied + 1) then return {'damaged', copied + 1} end
            local at = rewritten[id]
            if not at then
                redis.call('XADD', KEYS[2], id, unpack(fields))
            elseif fields[4] == ARGV[at + 1] then
                local changed = {'i', fields[2], 'c', ARGV[at + 2], 'b', ARGV[at + 3]}
                if fields[8] then
                    changed[7], changed[8] = 'l', string.sub(fields[8], 1, 88)
                end
                redis.call('XADD', KEYS[2], id, unpack(changed))
            else
                return {'refused', 0}
            end
            copied = copied + 1
        end
        if copied < redis.call('XLEN', KEYS[1]) then return {'copied', copied} end
        if copied ~= newest(KEYS[1]) then return {'damaged', copied + 1} end

        redis.call('RENAME', KEYS[1], KEYS[4])
        redis.call('RENAME', KEYS[2], KEYS[1])
        redis.call('UNLINK', KEYS[4])
        redis.call('SET', KEYS[3], ARGV[1] .. ' swapped', 'EX', 3600)
        return {'swapped', copied}
        """;

    /// <summary>Takes back what a run that ends without a swap has copied.</summary>
    public const string Abandon =
        """
        if redis.call('GET', KEYS[3]) == ARGV[1] then redis.call('UNLINK', KEYS[2], KEYS[3]) end
        """;
}
