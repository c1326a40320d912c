package wildrydes.lab.cloud;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** The folder that a person calls {@code ~}. */
public final class HomeFolder {

    private HomeFolder() {}

    /**
     * What {@code HOME} names, as for a shell, for Jupyter and for {@code aws}. The JVM's own {@code user.home} comes from the
     * list of users, and in a container whose user is in no list it is {@code ?}; Windows knows no {@code HOME}.
     */
    public static Path of(Map<String, String> environment) {
        String home = File.separatorChar == '/' ? environment.getOrDefault("HOME", "") : "";
        return Path.of(home.isBlank() ? System.getProperty("user.home") : home);
    }
}
