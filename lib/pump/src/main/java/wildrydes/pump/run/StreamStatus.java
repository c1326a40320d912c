package wildrydes.pump.run;

import java.util.OptionalLong;

/**
 * What an in-application stream has seen since it runs.
 *
 * @param rows that went through it
 * @param lastRowtime of the latest of them; empty where there was none
 */
public record StreamStatus(String name, long rows, OptionalLong lastRowtime) {}
