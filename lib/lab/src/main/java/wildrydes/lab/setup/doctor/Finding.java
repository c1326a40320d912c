package wildrydes.lab.setup.doctor;

/**
 * What a check found.
 *
 * @param well whether all is well
 * @param sentence what is so; where it is not well, with the next step
 */
public record Finding(boolean well, String sentence) {

    static Finding well(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding problem(String sentence, String nextStep) {
        return new Finding(false, sentence + " " + nextStep);
    }
}
