package wildrydes.answers.key;

import java.util.List;

/**
 * A notebook with its solutions, the only source from which the notebook is made.
 *
 * @param name the file's name without its ending, such as {@code 01-stream}
 * @param header the lines between the {@code ---} at the top, which tell jupytext the kernel
 */
public record Key(String name, List<String> header, List<Cell> cells) {

    /** What a text cell without a name of its own is called, after the code cell that it stands before. */
    static final String TEXT_SUFFIX = "-text";

    public Key {
        header = List.copyOf(header);
        cells = List.copyOf(cells);
    }
}
