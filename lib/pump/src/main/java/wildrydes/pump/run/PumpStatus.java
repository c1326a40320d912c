package wildrydes.pump.run;

/**
 * What a pump has done since it runs.
 *
 * @param target the stream that it fills
 * @param started whether it moves rows
 * @param rowsIn that came from the streams it reads
 * @param rowsOut that it put into its target
 * @param errors rows of error_stream that it caused
 * @param retained rows, groups and the like that its windows remember now
 */
public record PumpStatus(
        String name, String target, boolean started, long rowsIn, long rowsOut, long errors, long retained) {}
