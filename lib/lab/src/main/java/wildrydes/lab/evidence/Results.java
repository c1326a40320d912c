package wildrydes.lab.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import wildrydes.lab.LabException;

/**
 * The most points that each check has given, a small file for each in a folder: what one kernel has noted, another finds. They are
 * for the learner; a grader runs the notebooks anew.
 */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder is made when there is something to note */
    public Results(Path folder) {
        this.folder = folder;
    }

    /**
     * What a check gave.
     *
     * @param at cloud time
     */
    public record Result(double points, Instant at) {}

    /**
     * Notes what a check gives now; one that gave as much or more before stays as it was.
     *
     * @param at cloud time
     * @throws LabException if the folder cannot be written to
     */
    public void note(String id, double points, Instant at) {
        if (of(id).filter(before -> before.points() >= points).isPresent()) {
            return;
        }
        ObjectNode json = JSON.createObjectNode().put("points", points).put("at", at.toString());
        try {
            Files.createDirectories(folder);
            Path next = Files.createTempFile(folder, id, ".next");
            Files.writeString(next, json.toString());
            Files.move(next, file(id), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabException("The points of " + id + " cannot be kept in " + folder + " (" + e + "); see whether"
                    + " there is room on the disk, and run the check again.");
        }
    }

    /** Empty where the check never ran. @throws LabException if what was noted cannot be read */
    public Optional<Result> of(String id) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file(id)));
            return Optional.of(new Result(
                    json.path("points").asDouble(),
                    Instant.parse(json.path("at").asText())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LabException("What was noted in " + file(id) + " cannot be read (" + e + "); delete the file, and"
                    + " run the check again.");
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }
}
