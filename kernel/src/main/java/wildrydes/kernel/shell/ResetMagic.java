package wildrydes.kernel.shell;

/** {@code %reset}: begins anew, with the class path as it is. */
final class ResetMagic implements Magic {

    @Override
    public Result run(Use use, Kernel kernel) {
        kernel.reset();
        kernel.print("Variables, methods, types and imports are forgotten; the class path is kept.");
        return new Result.Nothing();
    }
}
