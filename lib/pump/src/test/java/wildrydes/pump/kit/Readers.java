package wildrydes.pump.kit;

import java.util.List;
import wildrydes.pump.record.RowReader;
import wildrydes.pump.record.RowReaders;

/** Readers for the inputs of a case. */
final class Readers {

    private Readers() {}

    /** The reader of an input by its name, with room for ROWTIME. */
    static RowReader of(List<Case.Input> inputs, String stream) {
        for (Case.Input input : inputs) {
            if (input.stream().name().equals(stream) && input.schema().isPresent()) {
                return RowReaders.of(input.schema().get(), 1);
            }
        }
        throw new IllegalArgumentException("input " + stream + " of the case has no schema to read records with");
    }
}
