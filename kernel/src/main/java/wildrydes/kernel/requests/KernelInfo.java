package wildrydes.kernel.requests;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kernel says about itself. */
final class KernelInfo {

    private KernelInfo() {}

    static Map<String, @Nullable Object> content() {
        String version = System.getProperty("java.version");
        String ours = KernelInfo.class.getPackage().getImplementationVersion();
        Map<String, @Nullable Object> content = Answers.ok();
        content.put("protocol_version", "5.4");
        content.put("implementation", "wildrydes");
        content.put("implementation_version", ours == null ? "0" : ours);
        content.put(
                "language_info",
                Map.of(
                        "name", "java",
                        "version", version,
                        "codemirror_mode", "java",
                        "mimetype", "text/x-java",
                        "file_extension", ".java",
                        "pygments_lexer", "java"));
        content.put("banner", "Java " + version + " (" + System.getProperty("java.vendor") + "), Wild Rydes kernel");
        content.put("debugger", true);
        content.put("supported_features", List.of("debugger"));
        int feature = Runtime.version().feature();
        content.put(
                "help_links",
                List.of(
                        Map.of(
                                "text", "Java " + feature + " classes",
                                "url", "https://docs.oracle.com/en/java/javase/" + feature + "/docs/api/"),
                        Map.of("text", "Learn Java", "url", "https://dev.java/learn/")));
        return content;
    }
}
