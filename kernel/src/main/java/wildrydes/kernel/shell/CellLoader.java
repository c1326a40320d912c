package wildrydes.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import wildrydes.kernel.debug.Probe;

/**
 * Loads the classes of cells, and what cells use: from the class path of the process by the loader of the process, whose
 * archives of classes make the start quick, and later jars by itself.
 */
final class CellLoader extends URLClassLoader implements LoaderDelegate {

    static {
        registerAsParallelCapable();
    }

    private final Set<Path> paths = new HashSet<>();
    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final StandIns standIns = new StandIns(this::isThrowable);
    private volatile @Nullable Throwable failure;
    private volatile UnaryOperator<byte[]> weaving = UnaryOperator.identity();

    CellLoader() {
        super("cells", new URL[0], new Visible(CellLoader.class.getClassLoader()));
    }

    /** Makes the classes in this jar or folder known. */
    void add(Path path) {
        try {
            if (paths.add(path)) {
                addURL(path.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("A class path is made of files, " + path + " is none.", e);
        }
    }

    /** Sets a static variable of a cell's class to null. */
    static void clear(Class<?> type, String variable) {
        try {
            Field field = type.getDeclaredField(variable);
            if (!field.getType().isPrimitive()) {
                field.setAccessible(true);
                field.set(null, null);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JShell keeps variables in fields", e);
        }
    }

    /** Changes the class files of cells in this way before they are loaded, from now on. */
    void weave(UnaryOperator<byte[]> change) {
        weaving = change;
    }

    /** Why the last loading failed; asked once. */
    @Nullable
    Throwable takeFailure() {
        Throwable last = failure;
        failure = null;
        return last;
    }

    /** Lets the class files of a class and of those nested in it go: no later cell is compiled against them. */
    void forget(Class<?> type) {
        String nested = type.getName() + "$";
        compiled.keySet().removeIf(name -> name.equals(type.getName()) || name.startsWith(nested));
    }

    /** The class files of what cells have declared, by the names of the classes. */
    Map<String, byte[]> compiled() {
        return Map.copyOf(compiled);
    }

    /** Asks the class file: a class is loaded only when code that needs it runs. */
    private boolean isThrowable(String internalName) {
        String name = internalName;
        while (!name.equals("java/lang/Throwable") && !name.equals("java/lang/Object")) {
            try (InputStream file = classFile(name)) {
                if (file == null) {
                    return false;
                }
                name = new ClassReader(file).getSuperName();
            } catch (IOException e) {
                throw new UncheckedIOException("The class " + name + " cannot be read", e);
            }
        }
        return name.equals("java/lang/Throwable");
    }

    private @Nullable InputStream classFile(String internalName) {
        byte[] ofCell = compiled.get(internalName.replace('/', '.'));
        return ofCell == null ? getResourceAsStream(internalName + ".class") : new ByteArrayInputStream(ofCell);
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        classesRedefined(classes);
        var loaded = new boolean[classes.length];
        try {
            for (int i = 0; i < classes.length; i++) {
                // Asking for its methods links it, so that a class that is missing or wrong shows here.
                Objects.requireNonNull(loadClass(classes[i].name()).getDeclaredMethods());
                loaded[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            failure = e;
            throw new ClassInstallException(e.toString(), loaded);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            // One may be thrown by another of them.
            compiled.put(each.name(), each.bytecodes());
        }
        for (ClassBytecodes each : classes) {
            compiled.put(each.name(), weaving.apply(standIns.redirect(each.bytecodes())));
        }
    }

    @Override
    public void addToClasspath(String path) {
        // JavaShell adds paths itself, by add.
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = compiled.get(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> defined = findLoadedClass(name);
            if (defined == null) {
                defined = defineClass(name, bytes, 0, bytes.length);
            }
            return defined;
        }
    }

    /** The loader of the process without the kernel's own classes and libraries. */
    private static final class Visible extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        /** What the class files of cells call, though cells themselves do not see it. */
        private static final Set<String> STAND_INS =
                Set.of(Exit.class.getName(), Traces.class.getName(), Probe.class.getName());

        private final ClassLoader process;

        Visible(ClassLoader process) {
            super("visible", process);
            this.process = process;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!Visibility.isVisible(name) && !STAND_INS.contains(name)) {
                throw new ClassNotFoundException(name);
            }
            return process.loadClass(name);
        }
    }
}
