package wildrydes.pump.record;

/** The mark that some programs put in front of UTF-8. */
final class ByteOrderMark {

    private ByteOrderMark() {}

    /** How many bytes of a record it takes: 3, or 0. */
    static int length(byte[] record) {
        boolean marked =
                record.length >= 3 && record[0] == (byte) 0xEF && record[1] == (byte) 0xBB && record[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
