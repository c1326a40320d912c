package wildrydes.lab.code;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.lab.LabException;

/**
 * One of Lambda's runtimes for Java.
 *
 * @param name as Lambda has it, such as {@code java21}
 * @param feature its version of Java
 */
public record JavaRuntime(String name, int feature) {

    private static final Pattern NAME = Pattern.compile("java(\\d+)(?:\\.al2)?");
    private static final List<Integer> OFFERED = List.of(25, 21, 17);
    private static final int HERE = Runtime.version().feature();

    /** The newest that is not newer than the notebook's own Java. */
    public static JavaRuntime ofNotebook() {
        int feature = OFFERED.stream().filter(each -> each <= HERE).findFirst().orElse(OFFERED.get(OFFERED.size() - 1));
        return new JavaRuntime("java" + feature, feature);
    }

    /**
     * That of this name.
     *
     * @throws LabException if it is no runtime for Java
     */
    public static JavaRuntime named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new LabException("The lab packs Java, and " + name
                    + " does not run that; Lambda's runtimes for Java are" + " java17, java21 and java25.");
        }
        return new JavaRuntime(name, Integer.parseInt(parts.group(1)));
    }

    /** For which version of Java to compile: no newer than the compiler at hand. */
    public int release() {
        return Math.min(feature, HERE);
    }
}
