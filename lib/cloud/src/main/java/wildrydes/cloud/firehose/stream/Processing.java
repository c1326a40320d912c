package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with all records of a delivery stream, where it is enabled. */
public record Processing(boolean enabled, List<Processor> processors) {

    public Processing {
        processors = List.copyOf(processors);
    }

    /** The function that transforms records; null where none does. */
    @Nullable
    Transformation transformation() {
        Processor lambda = find(Processor.LAMBDA);
        return lambda == null ? null : Transformation.of(lambda);
    }

    /** Whether a line feed stands between records. */
    boolean delimits() {
        return find(Processor.DELIMITER) != null;
    }

    private @Nullable Processor find(String type) {
        for (Processor processor : processors) {
            if (enabled && processor.type().equals(type)) {
                return processor;
            }
        }
        return null;
    }

    void write(DataOutput to) throws IOException {
        to.writeBoolean(enabled);
        to.writeInt(processors.size());
        for (Processor processor : processors) {
            processor.write(to);
        }
    }

    static Processing read(DataInput from) throws IOException {
        boolean enabled = from.readBoolean();
        List<Processor> processors = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            processors.add(Processor.read(from));
        }
        return new Processing(enabled, processors);
    }
}
