package wildrydes.pump.run.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A dense region, as the box around its points. The fields are those that the viewer of
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/app-hotspots-verify-output.html reads.
 *
 * @param density points by volume of the box; where the box is flat, each side counts at least the scan radius
 */
record Hotspot(double density, double[] minValues, double[] maxValues) {

    private static final JsonFactory JSON = new JsonFactory();

    /** HOTSPOTS_RESULT. */
    static String json(List<Hotspot> hotspots) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("hotspots");
            for (Hotspot hotspot : hotspots) {
                json.writeStartObject();
                json.writeNumberField("density", hotspot.density);
                write("minValues", hotspot.minValues, json);
                write("maxValues", hotspot.maxValues, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(String field, double[] values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
