package wildrydes.answers.key;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a cell is for. Its name in a key is the lower-case name of the constant. */
public enum Role {
    /** Text to read. */
    PROSE(false),
    /** Code to run and look at. */
    STEP(false),
    /** A guess to type before the next step runs; never marked. */
    PREDICTION(false),
    /** Code to write: the student finds a stub, the key has the solution. */
    EXERCISE(false),
    /** A locked cell that looks at what an exercise or a step has left, and gives points. */
    CHECK(true),
    /** A text or code cell that a person may mark. */
    ANSWER(true);

    private final boolean graded;

    Role(boolean graded) {
        this.graded = graded;
    }

    /** Whether cells of this role carry points. */
    public boolean graded() {
        return graded;
    }

    /** The name that keys and notebooks use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
