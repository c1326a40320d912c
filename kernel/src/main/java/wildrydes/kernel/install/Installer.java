package wildrydes.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Installs the kernel for Jupyter: writes {@code share/jupyter/kernels/NAME} with a command for the JDK that runs now,
 * and trains an archive for it where the last one does not fit any more.
 */
public final class Installer {

    private final Path jar;
    private final Consumer<String> told;

    /**
     * @param jar the kernel's jar
     * @param told takes a sentence for each thing done
     */
    public Installer(Path jar, Consumer<String> told) {
        this.jar = jar;
        this.told = told;
    }

    /**
     * Installs, and returns the folder of the kernelspec.
     *
     * @throws InstallException if the kernel cannot be installed there
     */
    public Path install(InstallOptions options) {
        if (!Files.isRegularFile(jar)) {
            throw new InstallException("The kernel is installed from its jar, and " + jar
                    + " is none. Build it by ./mvnw, then run: java -jar kernel/target/kernel.jar --install");
        }
        Path data = options.prefix()
                .map(JupyterFolders::under)
                .orElseGet(() -> JupyterFolders.ofThisUser().user());
        Path folder = data.toAbsolutePath().normalize().resolve("kernels").resolve(options.name());
        try {
            return install(options, new SpecFolder(folder));
        } catch (IOException e) {
            throw new InstallException(
                    "The kernel cannot be installed in " + folder + " (" + e
                            + "). Choose another place by --prefix DIR.",
                    e);
        }
    }

    private Path install(InstallOptions options, SpecFolder folder) throws IOException {
        if (folder.tenant() == SpecFolder.Tenant.ANOTHER) {
            makeRoom(options, folder);
        }
        List<Path> classPath = options.classPath().stream()
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        var command = KernelCommand.of(Jdk.running(), jar.toAbsolutePath().normalize(), classPath);
        var env = new TreeMap<String, String>(options.env());
        options.startup()
                .ifPresent(file -> env.put(
                        "IJAVA_STARTUP_SCRIPTS_PATH",
                        file.toAbsolutePath().normalize().toString()));

        Archive archive = Archive.in(
                folder.path(),
                command.jdk(),
                command.flags(),
                command.coverable().classPath());
        // The specification names the archive even when training fails: the JVM does without one that is not there.
        folder.write(command.with(List.of(archive.use()), "{connection_file}"), env);
        told.accept("Installed the kernel \"" + options.name() + "\" in " + folder.path() + ".");
        if (options.archive() && !archive.exists()) {
            told.accept(new Training(command.coverable(), env).train(archive));
        }
        archive.removeOthers();
        return folder.path();
    }

    private void makeRoom(InstallOptions options, SpecFolder folder) throws IOException {
        if (options.prefix().filter(JupyterFolders::isEnvironment).isEmpty()) {
            throw new InstallException("Another kernel named \"" + options.name() + "\" is installed in "
                    + folder.path() + " and stays as it is. Install this one beside it by --name wildrydes-java, into a"
                    + " virtual environment by --prefix DIR, or remove the other one first:"
                    + " jupyter kernelspec remove " + options.name());
        }
        told.accept("Another kernel named \"" + options.name()
                + "\" was installed in this environment; its specification is kept as " + folder.keepEarlier() + ".");
    }
}
