package wildrydes.cloud.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The journal on disk, one call a line: {@code calls.jsonl}, which at its largest size becomes {@code calls.1.jsonl}, that {@code
 * calls.2.jsonl}, and so on; the last of {@value #FILES} files is deleted. So at least the latest 24 MiB of calls are there, and
 * never more than 32. Never forced: the journal is a record of what happened, not state. Safe for concurrent use.
 */
final class CallFile {

    static final int FILES = 4;
    static final long MOST_BYTES = 8 << 20;

    /** Longer than any line. */
    private static final int TAIL = 1 << 20;

    private static final Pattern LINE = Pattern.compile("\\{\"seq\":([0-9]{1,18}),.*}");
    private static final Logger LOG = Logger.getLogger(CallFile.class.getName());

    private final Path folder;
    private final long mostBytes;
    private final JsonFactory json = new JsonFactory();

    CallFile(Path folder) {
        this(folder, MOST_BYTES);
    }

    CallFile(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** @param age 0 for the file that is written */
    private Path file(int age) {
        return folder.resolve(age == 0 ? "calls.jsonl" : "calls." + age + ".jsonl");
    }

    /**
     * Gets ready to append: cuts off a last line that a killed process left half written.
     *
     * @return the number of the last call written; 0 where there is none
     */
    synchronized long recover() throws IOException {
        long last = Files.exists(file(0)) ? recover(file(0)) : 0;
        for (int age = 1; age < FILES && last == 0; age++) {
            last = Files.exists(file(age)) ? recover(file(age)) : 0;
        }
        return last;
    }

    private static long recover(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            long begin = Math.max(0, content.length() - TAIL);
            byte[] tail = new byte[(int) (content.length() - begin)];
            content.seek(begin);
            content.readFully(tail);
            int end = tail.length;
            while (end > 0 && tail[end - 1] != '\n') {
                end--;
            }
            if (end < tail.length) {
                content.setLength(begin + end);
                LOG.warning("The last " + (tail.length - end) + " bytes of " + file
                        + " were no whole line and are cut off; their process ended while it wrote them.");
            }
            String[] lines = new String(tail, 0, end, StandardCharsets.UTF_8).split("\n", -1);
            for (int i = lines.length - 1; i >= 0; i--) {
                long seq = seq(lines[i]);
                if (seq > 0) {
                    return seq;
                }
            }
            return 0;
        }
    }

    /** The number at the beginning of a line; 0 where the line is no call. */
    private static long seq(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    synchronized void append(List<Call> calls, long skipped) throws IOException {
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
        if (Files.exists(file(0)) && Files.size(file(0)) + bytes.size() > mostBytes) {
            for (int age = FILES - 1; age > 0; age--) {
                if (Files.exists(file(age - 1))) {
                    Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.write(file(0), bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Reads calls, oldest first.
     *
     * @param from number of the first one wanted
     * @param until number behind the last one wanted
     * @param most most calls to look at
     * @param mostTaken most calls to give back
     * @return the calls, and the number of the last one looked at; {@code until - 1} where all are
     */
    synchronized Journal.Page read(long from, long until, CallFilter filter, int most, int mostTaken)
            throws IOException {
        List<Call> taken = new ArrayList<>();
        int looked = 0;
        for (Path file : files(from)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    long seq = seq(line);
                    if (seq < from) {
                        continue; // or the mark of a gap
                    }
                    if (seq >= until) {
                        return new Journal.Page(taken, until - 1);
                    }
                    Call call = call(line);
                    if (filter.takes(call)) {
                        taken.add(call);
                    }
                    looked++;
                    if (looked == most || taken.size() == mostTaken) {
                        return new Journal.Page(taken, seq);
                    }
                }
            }
        }
        return new Journal.Page(taken, until - 1);
    }

    private Call call(String line) throws IOException {
        try (JsonParser parser = json.createParser(line)) {
            return Call.read(parser);
        }
    }

    /** The files that can have calls from a number on, oldest first. */
    private List<Path> files(long from) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int age = 0; age < FILES && Files.exists(file(age)); age++) {
            files.add(0, file(age));
            long first = first(file(age));
            if (first > 0 && first <= from) {
                break;
            }
        }
        return files;
    }

    private static long first(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long seq = seq(line);
                if (seq > 0) {
                    return seq;
                }
            }
            return 0;
        }
    }
}
