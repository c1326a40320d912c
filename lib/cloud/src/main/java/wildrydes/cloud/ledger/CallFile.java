package wildrydes.cloud.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The journal on disk: {@code calls.jsonl}, one call a line; at its largest size it becomes {@code calls.1.jsonl} and a new
 * one begins. Written by one thread, never forced: the journal is a record of what happened, not state.
 */
final class CallFile {

    private static final Pattern LINE = Pattern.compile("\\{\"seq\":([0-9]{1,18}),.*}");
    private static final long MOST_BYTES = 16 << 20;
    private static final int TAIL = 64 << 10;

    private final Path file;
    private final Path older;
    private final JsonFactory json = new JsonFactory();

    CallFile(Path folder) {
        this.file = folder.resolve("calls.jsonl");
        this.older = folder.resolve("calls.1.jsonl");
    }

    /** The number of the last call written; 0 where there is none. A torn last line is passed over. */
    long last() throws IOException {
        long last = lastIn(file);
        return last > 0 ? last : lastIn(older);
    }

    private static long lastIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        byte[] tail;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - TAIL));
            tail = new byte[(int) (in.length() - in.getFilePointer())];
            in.readFully(tail);
        }
        String[] lines = new String(tail, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            long seq = seq(lines[i]);
            if (seq > 0) {
                return seq;
            }
        }
        return 0;
    }

    /** The number at the beginning of a line; 0 where the line was cut off when its process was killed. */
    private static long seq(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    void append(List<Call> calls, long skipped) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * (calls.size() + 1));
        if (skipped > 0) {
            bytes.writeBytes(("{\"skipped\":" + skipped + "}\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Call call : calls) {
            try (JsonGenerator generator = json.createGenerator(bytes)) {
                call.write(generator);
            }
            bytes.write('\n');
        }
        if (Files.exists(file) && Files.size(file) + bytes.size() > MOST_BYTES) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(file, bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
