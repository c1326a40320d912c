package wildrydes.kernel.install;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder with a {@code kernel.json} and the kernel's icons. */
final class SpecFolder {

    private static final List<String> ICONS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path folder;

    SpecFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** What is installed here already. */
    Tenant tenant() throws IOException {
        Path file = specification();
        if (!Files.exists(file)) {
            return Tenant.NOBODY;
        }
        try {
            for (JsonNode word : json.readTree(file.toFile()).path("argv")) {
                if (word.asText().equals(KernelCommand.MAIN)) {
                    return Tenant.OURS;
                }
            }
            return Tenant.ANOTHER;
        } catch (JacksonException e) {
            // Not readable for Jupyter either, but somebody's file all the same.
            return Tenant.ANOTHER;
        }
    }

    /** Renames another kernel's specification, so that nothing of it is lost. @return its new place */
    Path keepEarlier() throws IOException {
        Path kept = folder.resolve("kernel.json.before-wildrydes");
        return Files.move(specification(), kept, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the specification and icons. Jupyter sees the earlier specification or the new one, never half a file. */
    void write(List<String> argv, Map<String, String> env) throws IOException {
        Files.createDirectories(folder);
        for (String icon : ICONS) {
            try (InputStream image = SpecFolder.class.getResourceAsStream(icon)) {
                if (image == null) {
                    throw new IllegalStateException("The icon " + icon + " is missing in the jar");
                }
                Files.copy(image, folder.resolve(icon), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("argv", argv);
        fields.put("display_name", "Java");
        // nbgrader knows only the lower case form.
        fields.put("language", "java");
        fields.put("interrupt_mode", "message");
        fields.put("env", env);
        fields.put("metadata", Map.of("debugger", true));
        Path fresh = folder.resolve("kernel.json.new");
        Files.writeString(fresh, json.writeValueAsString(fields) + "\n");
        Files.move(fresh, specification(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path specification() {
        return folder.resolve("kernel.json");
    }

    /** Whose kernel is installed. */
    enum Tenant {
        NOBODY,
        OURS,
        ANOTHER
    }
}
