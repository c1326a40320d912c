package wildrydes.kernel.help;

import com.sun.source.doctree.DocCommentTree;
import java.util.function.Supplier;

/** Documentation in the formats that front ends show. */
record DocText(String plain, String markdown) {

    static final DocText NONE = new DocText("", "");

    /**
     * The text of a comment.
     *
     * @param inherited what stands for {@code {@inheritDoc}}
     */
    static DocText of(DocCommentTree comment, Supplier<DocText> inherited) {
        return new DocText(
                new DocWriter(false, () -> inherited.get().plain()).write(comment),
                new DocWriter(true, () -> inherited.get().markdown()).write(comment));
    }

    boolean isBlank() {
        return plain.isBlank();
    }
}
