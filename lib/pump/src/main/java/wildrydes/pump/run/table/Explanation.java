package wildrydes.pump.run.table;

import com.amazon.randomcutforest.returntypes.DiVector;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * ANOMALY_EXPLANATION: for each column its share of the score and, if asked for, whether the value is too high or too low,
 * in the fields and with the four digits that docs.aws.amazon.com/kinesisanalytics/latest/dev/examine-results-with-exp.html
 * shows. How the service computed STRENGTH is not documented: here it is the part of the share that speaks for the
 * direction, less the part that speaks against it.
 */
final class Explanation {

    private static final JsonFactory JSON = new JsonFactory();

    private Explanation() {}

    /**
     * The explanation as JSON.
     *
     * @param shares of each dimension, over all rows of a shingle
     */
    static String of(DiVector shares, Points points, boolean directionality) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (int column = 0; column < points.dimensions(); column++) {
                double high = 0;
                double low = 0;
                for (int i = column; i < shares.getDimensions(); i += points.dimensions()) {
                    high += shares.high[i];
                    low += shares.low[i];
                }
                json.writeObjectFieldStart(points.name(column));
                if (directionality) {
                    json.writeStringField("DIRECTION", high >= low ? "HIGH" : "LOW");
                    json.writeStringField("STRENGTH", digits(Math.abs(high - low)));
                }
                json.writeStringField("ATTRIBUTION_SCORE", digits(high + low));
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}
