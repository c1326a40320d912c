package wildrydes.bench.pump;

/** Tells whether two sides gave the same records, in whatever order. */
final class Checksum implements Contestant.Output {

    private long sum;
    private long rows;

    @Override
    public void record(byte[] json) {
        long hash = 1;
        for (byte b : json) {
            hash = hash * 0x100000001B3L + b;
        }
        sum += hash ^ (hash >>> 29);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** In hexadecimal, with the number of records. */
    @Override
    public String toString() {
        return Long.toHexString(sum) + " of " + rows;
    }
}
