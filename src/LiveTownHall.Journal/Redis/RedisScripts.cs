namespace LiveTownHall.Journal.Redis;

internal static class RedisScripts
{
    /// <summary>Stores a batch once and tells the followers; returns its position, minus the position that is damaged, or 0 where what must be before it is not there.</summary>
    /// <remarks>
    /// KEYS journal, once, once:old. ARGV batch id, body, <see cref="BatchChecksum.Begin"/> of both, channel, PUBLISH or SPUBLISH, link or nothing;
    /// position of the entry that must be there, or 0 for none, its batch id, its stamp or nothing; 1 where it must be the newest one.
    /// <para>
    /// Digests are compared here and made elsewhere. The entry before the batch may be another node's; only what its writer has applied must still be as it was.
    /// </para>
    /// <para>
    /// A dense journal has as many entries as its newest position, so XLEN + 1 is the next one; where an entry is missing,
    /// Redis refuses the id instead of giving a position away twice. The position must be known before XADD because the checksum covers it.
    /// </para>
    /// <para>
    /// The two hashes remember the last 65,536 to 131,072 batch ids, at most some 12 MB a hall: a retry, of this process or another one, finds
    /// the position it has already. It writes it again, so that WAIT on a new connection has something to wait for.
    /// </para>
    /// </remarks>
    public const string Append =
        """
        local known = redis.call('HGET', KEYS[2], ARGV[1]) or redis.call('HGET', KEYS[3], ARGV[1])
        if known then
            redis.call('HSET', KEYS[2], ARGV[1], known)
            return tonumber(known)
        end
        if ARGV[7] ~= '0' then
            local at = '0-' .. ARGV[7]
            local entry = redis.call('XRANGE', KEYS[1], at, at)[1]
            if not entry or entry[2][2] ~= ARGV[8] or string.sub(entry[2][8] or '', 41, 72) ~= ARGV[9] then return 0 end
        end
        local position = redis.call('XLEN', KEYS[1]) + 1
        if ARGV[10] == '1' and position ~= tonumber(ARGV[7]) + 1 then return 0 end
        if redis.call('HLEN', KEYS[2]) >= 65536 then
            redis.call('UNLINK', KEYS[3])
            redis.call('RENAME', KEYS[2], KEYS[3])
        end

        -- CRC-32C of the position's 8 bytes, little-endian, by nibbles.
        local step = {
            [0] = 0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
            0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75 }
        local crc, rest = tonumber(ARGV[3]), position
        for _ = 1, 16 do
            crc = bit.bxor(bit.rshift(crc, 4), step[bit.band(bit.bxor(crc, rest % 16), 15)])
            rest = math.floor(rest / 16)
        end
        local sum = struct.pack('>i4', bit.bnot(crc))

        local fields = {'i', ARGV[1], 'c', sum, 'b', ARGV[2]}
        if ARGV[6] ~= '' then
            fields[7], fields[8] = 'l', ARGV[6]
        end
        local added = redis.pcall('XADD', KEYS[1], string.format('0-%d', position), unpack(fields))
        if type(added) == 'table' and added.err then
            if string.find(added.err, 'equal or smaller', 1, true) then return -position end
            return added
        end
        redis.call('HSET', KEYS[2], ARGV[1], position)
        redis.call(ARGV[5], ARGV[4], struct.pack('>I8', position) .. ARGV[1] .. sum .. ARGV[2] .. ARGV[6])
        return position
        """;

    /// <summary>The newest position that was ever given away; unlike the number of entries it does not go down when one is deleted.</summary>
    /// <remarks>KEYS journal.</remarks>
    public const string Head = NewestPosition + "\n" + "return newest(KEYS[1])";

    /// <summary>Gives so many numbers above the last and above the floor; returns the greatest. All of them are below 2^53, so that Lua holds them exactly.</summary>
    /// <remarks>KEYS fences. ARGV count, floor.</remarks>
    public const string TakeFences =
        """
        local last = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[2])) + tonumber(ARGV[1])
        redis.call('SET', KEYS[1], string.format('%.0f', last))
        return last
        """;

    /// <summary>Defines <c>newest(journal)</c>.</summary>
    internal const string NewestPosition =
        """
        local function newest(journal)
            if redis.call('EXISTS', journal) == 0 then return 0 end
            local info = redis.call('XINFO', 'STREAM', journal)
            for i = 1, #info, 2 do
                if info[i] == 'last-generated-id' then
                    local position = string.match(info[i + 1], '^0%-(%d+)$')
                    if position then return tonumber(position) end
                end
            end
            return redis.call('XLEN', journal)
        end
        """;
}
