package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** A value in several formats, to be filled; new code does better with {@link MimeBundle}. */
public class DisplayData {

    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private @Nullable String displayId;

    public DisplayData() {}

    public DisplayData(String text) {
        data.put(MIMEType.TEXT_PLAIN.toString(), text);
    }

    public DisplayData(DisplayData other) {
        data.putAll(other.data);
        metadata.putAll(other.metadata);
    }

    /** What the kernel made of a value. */
    static DisplayData of(MimeBundle bundle) {
        var made = new DisplayData();
        bundle.data().forEach(made::putData);
        bundle.metadata().forEach(made::putMetaData);
        return made;
    }

    /** Takes over what another has. */
    public void assign(DisplayData other) {
        data.putAll(other.data);
        metadata.putAll(other.metadata);
    }

    public void putData(String mimeType, Object content) {
        data.put(mimeType, content);
    }

    public void putData(MIMEType type, Object content) {
        putData(type.toString(), content);
    }

    public void putData(MIMEType type, Object content, Object about) {
        putData(type, content);
        putMetaData(type, about);
    }

    public void putMetaData(String key, Object about) {
        metadata.put(key, about);
    }

    public void putMetaData(MIMEType type, Object about) {
        putMetaData(type.toString(), about);
    }

    /** What there is in a format; null if there is nothing. */
    public @Nullable Object getData(MIMEType type) {
        return data.get(type.toString());
    }

    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.toString());
    }

    public void putText(String text) {
        putData(MIMEType.TEXT_PLAIN, text);
    }

    public void putHTML(String html) {
        putData(MIMEType.TEXT_HTML, html);
    }

    public void putLatex(String latex) {
        putData(MIMEType.TEXT_LATEX, latex);
    }

    /** A formula, without dollar signs. */
    public void putMath(String formula) {
        putLatex("$$" + formula + "$$");
    }

    public void putMarkdown(String markdown) {
        putData(MIMEType.TEXT_MARKDOWN, markdown);
    }

    public void putJavaScript(String script) {
        putData(MIMEType.APPLICATION_JAVASCRIPT, script);
    }

    public void putJSON(String json) {
        putData(MIMEType.APPLICATION_JSON, json);
    }

    public void putSVG(String svg) {
        putData(MIMEType.IMAGE_SVG, svg);
    }

    /** The name by which it can be updated once it is shown; null if nobody gave it one. */
    public @Nullable String getDisplayId() {
        return displayId;
    }

    public boolean hasDisplayId() {
        return displayId != null;
    }

    public void setDisplayId(String id) {
        displayId = id;
    }

    /** What is there now, as the kernel shows it. */
    public MimeBundle bundle() {
        return new MimeBundle(data, metadata);
    }
}
