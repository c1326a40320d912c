package wildrydes.athena.lake;

import io.trino.spi.TrinoException;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.failure.HiveError;
import wildrydes.athena.serde.Line;

/** The lines of a piece of a file. */
final class PieceLines implements Closeable {

    private static final int BOM = 3;

    private final Piece piece;
    private final LineReader lines;
    private final long end;
    private int headers;
    private boolean first;

    /**
     * Opens the file.
     *
     * @param headers lines at the beginning of the file that are passed over
     * @throws TrinoException {@link HiveError#HIVE_CANNOT_OPEN_SPLIT}
     */
    PieceLines(Piece piece, int headers, Scope scope) {
        this.piece = piece;
        this.headers = piece.from() == 0 ? headers : 0;
        this.first = piece.from() == 0;
        try {
            boolean whole = piece.from() == 0 && piece.length() == piece.file().size();
            InputStream file = new Counted(open(), piece, scope);
            try {
                Compression compression = whole ? Compression.of(piece.file()) : Compression.NONE;
                this.lines = new LineReader(piece.length() == 0 ? file : compression.open(file));
                this.end = whole ? Long.MAX_VALUE : piece.length() + (piece.from() == 0 ? 0 : 1);
                if (piece.from() > 0) {
                    lines.next();
                }
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw HiveError.HIVE_CANNOT_OPEN_SPLIT.because(
                    "Error opening Hive split " + piece.place() + ": " + reason(e), e);
        }
    }

    /** One byte before the piece, so that a line that begins at its first byte is told from one that began before. */
    private InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(piece.file().path(), StandardOpenOption.READ);
        channel.position(Math.max(0, piece.from() - 1));
        return Channels.newInputStream(channel);
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException || e instanceof FileNotFoundException
                ? "The object does not exist; it was deleted after the query had begun"
                : String.valueOf(e.getMessage());
    }

    /**
     * The next line; null at the end.
     *
     * @throws TrinoException {@link HiveError#HIVE_CURSOR_ERROR}
     */
    @Nullable
    Line next() {
        try {
            while (headers > 0) {
                headers--;
                first = false;
                if (lines.next() == null) {
                    return null;
                }
            }
            if (lines.passed() >= end) {
                return null;
            }
            Line line = lines.next();
            if (first && line != null) {
                first = false;
                return withoutMark(line);
            }
            return line;
        } catch (LineReader.LongLineException e) {
            throw HiveError.HIVE_CURSOR_ERROR.because(
                    "Line too long in text file: " + piece.file().location() + " has a line of "
                            + (LineReader.TOO_LONG >> 20) + " MB or more. Write each record on a line of its own.",
                    e);
        } catch (IOException | IllegalStateException | IndexOutOfBoundsException e) {
            // The decompressors throw the latter two for bytes that make no sense.
            throw HiveError.HIVE_CURSOR_ERROR.because(
                    "Failed to read file: " + piece.file().location() + ": " + e.getMessage(), e);
        }
    }

    /** Some programs begin a file of UTF-8 with a byte order mark. */
    private static Line withoutMark(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        boolean marked = line.length() >= BOM
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
        return marked ? new Line(bytes, from + BOM, line.length() - BOM) : line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Counts for the bill what is read from disk, each byte in the piece that it belongs to. */
    private static final class Counted extends FilterInputStream {

        private final Scope scope;
        private final long end;
        private long at;

        private Counted(InputStream in, Piece piece, Scope scope) {
            super(in);
            this.scope = scope;
            this.at = piece.from() == 0 ? 0 : -1;
            this.end = piece.length();
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            long next = at + read;
            scope.read(Math.min(next, end) - Math.min(Math.max(at, 0), end));
            at = next;
        }
    }
}
