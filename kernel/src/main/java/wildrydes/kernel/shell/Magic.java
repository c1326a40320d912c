package wildrydes.kernel.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** A command to the kernel that stands in a cell: {@code %name arguments}, or {@code %%name arguments} for a whole cell. */
interface Magic {

    /**
     * One use of a magic.
     *
     * @param name as the user wrote it, without percent signs
     * @param arguments the words behind it
     * @param rest what follows the name on its line, as it stands there
     * @param body the rest of the cell, on its own lines of the cell; nothing for a magic of one line
     */
    record Use(String name, List<String> arguments, String rest, Optional<CellText> body) {

        public Use {
            arguments = List.copyOf(arguments);
        }
    }

    /** What a magic can have done. */
    interface Kernel {

        /** Where relative paths begin: the folder of the notebook. */
        Path folder();

        /** Lets the following code use these jars and folders. */
        void addToClassPath(List<Path> paths);

        /** Runs code as a part of the cell. */
        Result run(CellText code);

        /** Prints this as the cell would. */
        void print(String line);

        /** Shows this below the cell. */
        void show(MimeBundle content);

        /** Does this on the cell's thread: what it shows is the cell's, and an interrupt ends it. */
        Result onThread(Work work) throws MagicException;

        /** The value of an expression, as cells know it. */
        @Nullable
        Object value(String expression) throws MagicException;

        /** What cells may use: jars and folders. */
        List<Path> classPath();

        /** What cells have declared and can still use. */
        Declarations declarations();

        /** Forgets all that cells have declared or imported. The class path stays. */
        void reset();
    }

    /** A part of a magic that may take long. */
    interface Work {

        /**
         * Does it.
         *
         * @throws MagicException if it cannot be done
         * @throws Exception if code of the user fails
         */
        Result run() throws Exception;
    }

    /**
     * Does it.
     *
     * @throws MagicException if it cannot be done; the message says why, and the next step
     */
    Result run(Use use, Kernel kernel) throws MagicException;

    /** Whether what stands behind its name is Java, in which {@link Placeholders} mean nothing. */
    default boolean takesCode() {
        return false;
    }
}
