package wildrydes.cloud.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a stream. */
final class Part extends FilterInputStream {

    private long left;

    /** Skips to the part; the stream is closed where that fails. */
    Part(InputStream in, ByteRange range) throws IOException {
        super(in);
        left = range.length();
        try {
            in.skipNBytes(range.first());
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read(into, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }
}
