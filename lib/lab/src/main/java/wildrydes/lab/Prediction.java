package wildrydes.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import wildrydes.kernel.api.Display;
import wildrydes.lab.render.PredictionView;

/** A guess, written down before the fact. Nobody marks it. */
public final class Prediction {

    private final List<Object> guess;

    Prediction(Object... guess) {
        this.guess = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(guess)));
    }

    /** What was guessed, in its order; empty where nothing was. */
    public List<Object> guess() {
        return guess;
    }

    /** Shows the guess beside the facts. */
    public void compare(Object... actual) {
        Display.show(PredictionView.of(guess, Arrays.asList(actual)));
    }

    @Override
    public String toString() {
        return guess.isEmpty()
                ? "No guess; write one between the brackets of predict() and run the cell again."
                : "Your guess: "
                        + String.join(", ", guess.stream().map(String::valueOf).toList());
    }
}
