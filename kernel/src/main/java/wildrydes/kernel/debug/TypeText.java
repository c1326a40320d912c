package wildrydes.kernel.debug;

import java.util.ArrayList;
import java.util.regex.Pattern;
import wildrydes.kernel.display.CellNames;

/**
 * A type of a class file as Java code writes it.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.7.9.1">Signatures</a>
 */
final class TypeText {

    private static final String OBJECT = "Object";
    private static final Pattern PACKAGES = Pattern.compile("(?:\\b[a-z]\\w*\\.)+(?=[A-Z])");

    private final String signature;
    private int position;

    private TypeText(String signature) {
        this.signature = signature;
    }

    /** The type by its full name; {@code Object} for a class that code cannot name. */
    static String full(String signature) {
        return new TypeText(signature).next();
    }

    /** The type as people say it: without packages. */
    static String shortly(String full) {
        return PACKAGES.matcher(full).replaceAll("");
    }

    private String next() {
        char kind = signature.charAt(position++);
        return switch (kind) {
            case 'Z' -> "boolean";
            case 'C' -> "char";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case '[' -> next() + "[]";
            case 'T' -> {
                position = signature.indexOf(';', position) + 1;
                // Its bounds are known where it is declared only.
                yield OBJECT;
            }
            case 'L' -> type();
            case '*' -> "?";
            case '+' -> "? extends " + next();
            case '-' -> "? super " + next();
            default -> throw new IllegalArgumentException(signature + " is no type of a class file.");
        };
    }

    private String type() {
        var name = new StringBuilder();
        var arguments = "";
        for (char each = signature.charAt(position++); each != ';'; each = signature.charAt(position++)) {
            if (each == '<') {
                arguments = arguments();
            } else {
                name.append(each == '.' ? '$' : each);
            }
        }
        String plain = CellNames.plain(name.toString()).replace('/', '.').replace('$', '.');
        boolean isNamed = Pattern.matches("[\\p{L}_]\\w*(?:\\.[\\p{L}_]\\w*)*", plain);
        return isNamed ? plain + arguments : OBJECT;
    }

    private String arguments() {
        var all = new ArrayList<String>();
        while (signature.charAt(position) != '>') {
            all.add(next());
        }
        position++;
        return "<" + String.join(", ", all) + ">";
    }
}
