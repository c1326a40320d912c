package wildrydes.kernel.streams;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** System.in of a notebook: asks for a line when a cell reads and none is left. */
final class StandardInput extends InputStream {

    private final Outputs outputs;
    private final Questions questions;
    private byte[] line = {};
    private int position;

    StandardInput(Outputs outputs, Questions questions) {
        this.outputs = outputs;
        this.questions = questions;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        read(one, 0, 1);
        return one[0] & 0xff;
    }

    /** Never more than the rest of a line, so that readers do not ask for more than they need. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        int taken = take(bytes, offset, length);
        while (taken == 0) {
            type(questions.ask(outputs.current(), "") + "\n");
            taken = take(bytes, offset, length);
        }
        return taken;
    }

    @Override
    public synchronized int available() {
        return line.length - position;
    }

    @Override
    public void close() {
        // The kernel's own: a Scanner that is closed must not end all later ones.
    }

    /** Forgets what an earlier cell has not read of its line. */
    synchronized void forget() {
        position = line.length;
    }

    private synchronized void type(String typed) {
        line = typed.getBytes(StandardCharsets.UTF_8);
        position = 0;
    }

    private synchronized int take(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, available());
        System.arraycopy(line, position, bytes, offset, taken);
        position += taken;
        return taken;
    }
}
