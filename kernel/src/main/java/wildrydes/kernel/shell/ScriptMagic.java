package wildrydes.kernel.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code %%bash}, {@code %%sh} and {@code %sh}: run a script of the system. What it prints appears as it comes, an interrupt
 * ends it, and its value is the list of the lines that it printed.
 */
final class ScriptMagic implements Magic {

    private final String shell;

    /** @param shell the program that is given the script */
    ScriptMagic(String shell) {
        this.shell = shell;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        String script = new Placeholders(kernel)
                .filled(use.body().map(CellText::text).orElse(use.rest()))
                .strip();
        if (script.isEmpty()) {
            throw new MagicException(
                    use.body().isPresent()
                            ? "%%" + use.name() + " needs a script on the next lines."
                            : "%" + use.name() + " needs a command, for example %" + use.name() + " ls.");
        }
        return kernel.onThread(() -> new Result.Quiet(run(script, kernel.folder())));
    }

    private List<String> run(String script, Path folder) throws MagicException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(shell).directory(folder.toFile()).start();
        } catch (IOException e) {
            throw new MagicException("There is no " + shell + " on this machine (" + e.getMessage() + ").", e);
        }
        try {
            var lines = new ArrayList<String>();
            // They print below the cell, as every thread that it starts.
            Thread output = follow(process.getInputStream(), System.out, lines);
            Thread errors = follow(process.getErrorStream(), System.err, new ArrayList<>());
            hand(script + "\n", process.getOutputStream());
            int code = process.waitFor();
            output.join();
            errors.join();
            if (code != 0) {
                throw new MagicException("The script ended with code " + code + ". What it printed says why.");
            }
            return lines;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void hand(String script, OutputStream input) {
        try (input) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A script that exits early does not read its end, and its code tells more.
        }
    }

    private static Thread follow(InputStream from, PrintStream to, List<String> lines) {
        var thread = new Thread(
                () -> {
                    try (var reader = new BufferedReader(new InputStreamReader(from, Charset.defaultCharset()))) {
                        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                            lines.add(line);
                            to.println(line);
                        }
                    } catch (IOException e) {
                        // The process has been ended.
                    }
                },
                "script");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
