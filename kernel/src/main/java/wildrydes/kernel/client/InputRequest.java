package wildrydes.kernel.client;

/**
 * A running cell asks the user for a line of text.
 *
 * @param password whether the line must not be shown while it is typed
 */
public record InputRequest(String prompt, boolean password) {}
