package wildrydes.lab.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What went wrong while a view went on, each once, with how often. */
final class Troubles {

    /** More kinds than this are not told apart. */
    private static final int MOST = 5;

    private static final String OTHERS = "other failures";

    private final Map<String, Integer> times = new LinkedHashMap<>();

    void add(RuntimeException failure) {
        String sentence = sentence(failure);
        times.merge(times.size() < MOST || times.containsKey(sentence) ? sentence : OTHERS, 1, Integer::sum);
    }

    /** AWS's sentence without the ids of the one request, which differ each time. */
    private static String sentence(RuntimeException failure) {
        if (failure instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
            return refusal.awsErrorDetails().errorCode() + ": "
                    + refusal.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failure.getMessage());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        times.forEach((sentence, number) -> lines.add(number == 1 ? sentence : sentence + " (" + number + " times)"));
        return lines;
    }
}
