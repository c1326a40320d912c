package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a process that was killed leaves of its last writes, what was whole before stays. */
class LogFileTest {

    @Property(tries = 200)
    void anyCutOfTheTailKeepsAPrefix(
            @ForAll @Size(max = 6) List<@Size(max = 40) byte[]> entries, @ForAll @IntRange(max = 400) int kept)
            throws IOException {
        ByteBuffer file = file(entries);
        int cut = Math.min(kept, file.limit());

        List<byte[]> read = read(file.limit(cut));

        assertThat(read.size()).isLessThanOrEqualTo(entries.size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(entries.get(i));
        }
        int whole = LogFile.HEADER;
        int count = 0;
        while (count < entries.size() && whole + Frame.HEADER + entries.get(count).length <= cut) {
            whole += Frame.HEADER + entries.get(count).length;
            count++;
        }
        assertThat(read).hasSize(cut < LogFile.HEADER ? 0 : count);
    }

    @Property(tries = 200)
    void anyGarbageBehindTheTailIsCutOff(
            @ForAll @Size(max = 4) List<@Size(max = 40) byte[]> entries, @ForAll @Size(max = 60) byte[] garbage)
            throws IOException {
        ByteBuffer file = file(entries);
        ByteBuffer longer =
                ByteBuffer.allocate(file.limit() + garbage.length).put(file).put(garbage);

        assertThat(read(longer.flip())).hasSize(entries.size());
    }

    private static ByteBuffer file(List<byte[]> entries) {
        ByteBuffer file = ByteBuffer.allocate(4096).put(LogFile.header(0));
        for (byte[] entry : entries) {
            file.put(new Frame((byte) 1, entry).header()).put(entry);
        }
        return file.flip();
    }

    private static List<byte[]> read(ByteBuffer content) throws IOException {
        Path path = Files.createTempFile("entries", ".log");
        try {
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            Files.write(path, bytes);
            List<byte[]> read = new ArrayList<>();
            new LogFile(path, 1).replay((number, frame) -> {
                if (number != read.size() + 1) {
                    throw new UncheckedIOException(new IOException("Entry " + number + " came out of order."));
                }
                read.add(frame.entry());
            });
            return read;
        } finally {
            Files.delete(path);
        }
    }
}
