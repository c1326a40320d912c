package wildrydes.lab.exercise;

/**
 * What a check has seen.
 *
 * @param points from 0 to the check's most
 * @param expected what it looked for, the end of a sentence that begins with "Expected"
 * @param found what there is, the end of a sentence that begins with "Found"
 * @param next what to do next; empty when nothing is left to do
 */
public record Finding(double points, String expected, String found, String next) {

    /** All is well. */
    public static Finding full(double points, String expected, String found) {
        return new Finding(points, expected, found, "");
    }

    /** Some of it is. */
    public static Finding part(double points, String expected, String found, String next) {
        return new Finding(points, expected, found, next);
    }

    /** Nothing of it is. */
    public static Finding none(String expected, String found, String next) {
        return new Finding(0, expected, found, next);
    }
}
