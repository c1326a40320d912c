package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import wildrydes.cloud.wire.ModelXml;

/** How a bucket is set up: one XML file for each thing. Safe for concurrent use. */
final class Settings {

    private final Path folder;
    private final Map<Setting<?>, SdkPojo> values = new ConcurrentHashMap<>();

    private Settings(Path folder) {
        this.folder = folder;
    }

    /** What the files of a folder say; nothing where there is none. */
    static Settings read(Path folder) throws IOException {
        Settings settings = new Settings(folder);
        if (Files.isDirectory(folder)) {
            for (Setting<?> setting : Setting.ALL) {
                Path file = settings.file(setting);
                if (Files.isRegularFile(file)) {
                    SdkPojo builder = setting.builder().get();
                    ModelXml.read(builder, Files.readAllBytes(file));
                    settings.values.put(setting, (SdkPojo) ((Buildable) builder).build());
                }
            }
        }
        return settings;
    }

    /** Whether a folder says something of that, without reading it. */
    static boolean has(Path folder, Setting<?> setting) {
        return Files.isRegularFile(new Settings(folder).file(setting));
    }

    private Path file(Setting<?> setting) {
        return folder.resolve(setting.name() + ".xml");
    }

    /** Null where that was not set up. */
    <T extends SdkPojo> @Nullable T find(Setting<T> setting) {
        return setting.type().cast(values.get(setting));
    }

    /** On the disk when this returns. */
    synchronized <T extends SdkPojo> void put(Setting<T> setting, T value) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(file(setting), ModelXml.write(setting.name(), value));
        values.put(setting, value);
    }

    synchronized void remove(Setting<?> setting) throws IOException {
        Files.deleteIfExists(file(setting));
        values.remove(setting);
    }
}
