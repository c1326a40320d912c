package wildrydes.cloud.store;

import java.io.IOException;

/** A data folder that this version of the cloud must not touch; the sentence says why and what to do. */
public final class FormatException extends IOException {

    FormatException(String sentence) {
        super(sentence);
    }
}
