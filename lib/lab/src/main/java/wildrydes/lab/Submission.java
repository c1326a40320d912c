package wildrydes.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildrydes.lab.evidence.Evidence;
import wildrydes.lab.evidence.Results;
import wildrydes.lab.evidence.Score;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.exercise.SavedNotebook;
import wildrydes.lab.inventory.Leftover;

/** Writes the evidence of a course, and says what there is to hand in. */
final class Submission {

    private Submission() {}

    static Card of(Lab lab) {
        return of(lab, folder());
    }

    /** @param folder where the file goes */
    static Card of(Lab lab, Path folder) {
        List<Score> scores = scores(lab.results());
        Evidence evidence = new Evidence(
                lab.learner(),
                lab.account(),
                lab.region(),
                lab.control().clock().now(),
                scores,
                lab.inventory().things().stream().map(Leftover::title).toList(),
                lab.bill().total(),
                lab.control().calls(0));
        Path file = evidence.write(folder);
        Card card = Card.of("To hand in");
        for (var notebook : scores.stream()
                .filter(score -> !score.marked())
                .collect(Collectors.groupingBy(Score::notebook, TreeMap::new, Collectors.toList()))
                .entrySet()) {
            card = card.with("practice of " + notebook.getKey(), sum(notebook.getValue()));
        }
        for (Score score : scores) {
            if (score.marked()) {
                card = card.with(score.id(), sum(List.of(score)) + (score.at().isEmpty() ? ", not run yet" : ""));
            }
        }
        return card.with("answers in words", "are marked by a person")
                .with("left in the account", evidence.left().size())
                .with("file", String.valueOf(file.getFileName()))
                .with("hand in", "this file, which lies beside the notebook, and all notebooks, saved");
    }

    private static List<Score> scores(Results results) {
        return Exercises.checks().stream()
                .map(check -> {
                    var result = results.of(check.id());
                    return new Score(
                            check.id(),
                            result.map(Results.Result::points).orElse(0.0),
                            check.points(),
                            result.map(Results.Result::at));
                })
                .toList();
    }

    private static String sum(List<Score> scores) {
        return String.format(
                Locale.ROOT,
                "%s of %d points",
                number(scores.stream().mapToDouble(Score::points).sum()),
                scores.stream().mapToInt(Score::most).sum());
    }

    private static String number(double points) {
        return points == Math.rint(points) ? String.valueOf((long) points) : String.valueOf(points);
    }

    /** Beside the notebook; where the front end does not say where that is, where the kernel runs. */
    private static Path folder() {
        try {
            return SavedNotebook.here().folder();
        } catch (LabException e) {
            Progress.line("The file is written where this kernel runs: " + e.getMessage());
            return Path.of("").toAbsolutePath();
        }
    }
}
