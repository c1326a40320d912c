package wildrydes.kernel.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code %load}: runs a file of Java code as if it stood in the cell, or the cells of another notebook. The ending may be
 * left out.
 */
final class LoadMagic implements Magic {

    private static final String NOTEBOOK = ".ipynb";
    private static final List<String> ENDINGS = List.of("", ".jsh", ".jshell", ".java", ".ijava", NOTEBOOK);

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        if (use.arguments().isEmpty()) {
            throw new MagicException("%load needs a file, for example %load functions.jsh.");
        }
        Result last = new Result.Nothing();
        for (String name : use.arguments()) {
            for (CellText code : read(name, kernel.folder())) {
                last = kernel.run(code);
                if (last instanceof Result.Failed) {
                    return last;
                }
            }
        }
        return last;
    }

    private static List<CellText> read(String name, Path folder) throws MagicException {
        for (String ending : ENDINGS) {
            Path file = folder.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                try {
                    String text = Files.readString(file);
                    return file.toString().endsWith(NOTEBOOK)
                            ? NotebookFile.cells(name + ending, text)
                            : List.of(new CellText(name + ending, text));
                } catch (IOException e) {
                    throw new MagicException(file + " cannot be read (" + e + ").", e);
                }
            }
        }
        throw new MagicException(
                "There is no file " + name + ". Paths begin in the notebook's folder, " + folder + ".");
    }
}
