package org.dflib.jjava.jupyter.kernel.display;

/** A value in several formats, to be filled. */
public final class DisplayData extends io.github.spencerpark.jupyter.kernel.display.DisplayData {

    public DisplayData() {}

    public DisplayData(String text) {
        super(text);
    }

    public DisplayData(io.github.spencerpark.jupyter.kernel.display.DisplayData other) {
        super(other);
    }
}
