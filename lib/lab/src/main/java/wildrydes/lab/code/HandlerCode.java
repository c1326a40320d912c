package wildrydes.lab.code;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import wildrydes.kernel.api.CellSource;
import wildrydes.lab.LabException;

/**
 * A handler's class files.
 *
 * @param handler as Lambda names it, such as {@code StreamProcessor::handleRequest}
 * @param files class files by their paths in a package, sorted
 */
public record HandlerCode(String handler, Map<String, byte[]> files) {

    private static final List<String> INTERFACES = List.of(
            "com.amazonaws.services.lambda.runtime.RequestHandler",
            "com.amazonaws.services.lambda.runtime.RequestStreamHandler");

    public HandlerCode {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * Compiles the class where a cell has declared it, else takes it as it is.
     *
     * @param release of Java that runs it
     * @param libraries what is packed with it, and all that it may use
     * @throws LabException if it is no handler, or cannot run without the notebook; the message says why and what to do
     */
    public static HandlerCode of(Class<?> handler, int release, List<Path> libraries) {
        if (!isHandler(handler)) {
            throw new LabException(
                    handler.getSimpleName() + " is no handler: it implements neither RequestHandler<I, O> nor"
                            + " RequestStreamHandler. Write for example public class " + handler.getSimpleName()
                            + " implements RequestHandler<KinesisEvent, String>.");
        }
        Optional<CellSource> source = CellSource.of(handler);
        if (source.isPresent()) {
            Map<String, byte[]> files = new CellCompiler(source.get(), release, libraries).classFiles();
            return new HandlerCode(checked(source.get().className(), files) + "::handleRequest", files);
        }
        Map<String, byte[]> files = CompiledClasses.of(handler);
        return new HandlerCode(checked(handler.getName(), files) + "::handleRequest", files);
    }

    private static boolean isHandler(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(HandlerCode::interfaces)
                .anyMatch(each -> INTERFACES.contains(each.getName()));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Stream.of(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), interfaces(each)));
    }

    /** Lambda makes the handler from outside, and can do so only where it is let. */
    private static String checked(String name, Map<String, byte[]> files) {
        String simple = name.replaceFirst(".*[.$]", "");
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new LabException("The class file of " + simple
                    + " is not among those that were made; a handler is a class" + " with a name of its own.");
        }
        ClassFile file = ClassFile.of(bytes);
        if (file.isAbstract()) {
            throw new LabException(simple + " is abstract, so that Lambda cannot make one; leave the word away.");
        }
        if (!file.hasPublicConstructor()) {
            throw new LabException("Lambda cannot make a " + simple + ", since it has no public constructor without"
                    + " parameters; write public class " + simple + ", and give it no other constructor.");
        }
        return name;
    }
}
