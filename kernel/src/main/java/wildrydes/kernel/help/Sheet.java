package wildrydes.kernel.help;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory, written before the compiler reads it. */
final class Sheet extends SimpleJavaFileObject {

    /** That of cells, so that their members without {@code public} can be seen. */
    static final String PACKAGE = "REPL";

    /** How the names of classes on sheets begin. */
    static final String PREFIX = "Draft$";

    private final String name;
    private volatile String text = "";

    Sheet(String name) {
        super(URI.create("sheet:///" + PACKAGE + "/" + name + ".java"), Kind.SOURCE);
        this.name = name;
    }

    String simpleName() {
        return name;
    }

    String className() {
        return PACKAGE + "." + name;
    }

    void write(String content) {
        text = content;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE && simpleName.equals(name);
    }
}
