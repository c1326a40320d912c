package wildrydes.lab.setup.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.CloudCondition;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;

/**
 * Whether the local AWS is built, has a folder to live in, and, where it runs, answers, is of this version and has lost nothing.
 */
record CloudCheck(CloudHome home, Supplier<CloudProgram> program) implements Check {

    @Override
    public String part() {
        return "local AWS";
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        folder(findings);
        CloudCondition condition = LocalCloud.look(home);
        condition(condition, findings);
        if (condition instanceof CloudCondition.Running running) {
            damage(running.cloud().status().damage(), findings);
        }
        return findings;
    }

    private static void damage(String damage, List<Finding> findings) {
        if (!damage.isEmpty()) {
            findings.add(new Finding(false, "The disk has not kept all of the cloud's state. " + damage));
        }
    }

    private void folder(List<Finding> findings) {
        Path nearest = home.root();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            findings.add(Finding.problem(
                    "The folder " + home.root() + " cannot be written to"
                            + (nearest.equals(home.root()) ? "." : ", because of " + nearest + "."),
                    "Change its permissions, or name another folder with the environment variable " + CloudHome.VARIABLE
                            + "."));
        }
    }

    private void condition(CloudCondition condition, List<Finding> findings) {
        if (condition instanceof CloudCondition.Silent || condition instanceof CloudCondition.Unreadable) {
            findings.add(new Finding(false, condition.sentence()));
            return;
        }
        try {
            String built = program.get().version();
            if (condition instanceof CloudCondition.Running running
                    && !running.state().version().equals(built)) {
                findings.add(Finding.problem(
                        condition.sentence().replaceFirst("\\.$", "") + ", but version " + built + " is built here.",
                        "Stop the old one with `wildrydes stop`; streams and records are kept."));
                return;
            }
            findings.add(Finding.well(condition.sentence()));
        } catch (LabException e) {
            findings.add(new Finding(false, String.valueOf(e.getMessage())));
        }
    }
}
