package wildrydes.lab.setup.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;

/** Whether there is room on the disks that the workbook writes to. */
record DiskCheck(List<Path> folders, long needed) implements Check {

    private static final int MEGABYTE = 1 << 20;

    /** What the packages, the build and a day's streams take, with something to spare. */
    private static final long NEEDED = 1_000L * MEGABYTE;

    DiskCheck(List<Path> folders) {
        this(folders, NEEDED);
    }

    @Override
    public String part() {
        return "disk";
    }

    @Override
    public List<Finding> look() {
        Set<Finding> findings = new LinkedHashSet<>();
        for (Path folder : folders) {
            findings.add(look(folder));
        }
        return List.copyOf(findings);
    }

    private Finding look(Path folder) {
        Path nearest = folder;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        try {
            FileStore store = Files.getFileStore(nearest);
            long free = store.getUsableSpace();
            if (free >= needed) {
                return Finding.well("There is room enough.");
            }
            return Finding.problem(
                    "On the disk of " + folder + " " + free / MEGABYTE + " MB are free, and the workbook needs "
                            + needed / MEGABYTE + " MB.",
                    "Make room there.");
        } catch (IOException e) {
            throw new LabException(
                    "The disk of " + folder + " cannot be looked at (" + Reasons.of(e)
                            + "). See whether the folder can be read.",
                    e);
        }
    }
}
