package wildrydes.lab.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import wildrydes.lab.setup.workbook.Project;

/** A project as a build leaves it, with programs that stand for the kernel and the cloud. */
public final class TempProject {

    private TempProject() {}

    /** Makes one whose folder has a name that is not easy to write in a shell. */
    public static Project in(Path folder) throws IOException {
        var project = new Project(folder.resolve("the rider's $HOME"));
        write(project.requirements(), "six==1.17.0\n");
        write(project.notebooks().resolve("00-set-up.ipynb"), "the first");
        write(project.notebooks().resolve("01-stream.ipynb"), "the second");
        write(project.kernelJar().resolveSibling("kernel.args"), "-Xshare:auto\n");
        write(project.answersJar(), "");
        write(project.answersJar().resolveSibling("lib").resolve("lab.jar"), "");
        write(project.cloud().resolve("cloud.args"), "");
        pack(project.cloud().resolve("cloud.jar"), ScriptedInstaller.class, "1.0");
        pack(project.kernelJar(), ScriptedInstaller.class, "1.0");
        return project;
    }

    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A jar that runs one class, which needs no other. */
    public static void pack(Path jar, Class<?> main, String version) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (var packed = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String name = main.getName().replace('.', '/') + ".class";
            packed.putNextEntry(new JarEntry(name));
            try (InputStream code = main.getClassLoader().getResourceAsStream(name)) {
                code.transferTo(packed);
            }
        }
    }
}
