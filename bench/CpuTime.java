package bench;

/**
 * Seconds of processor time: of Genkan's process, of those of its threads that hash and that compile, of all processes of its
 * database, and of the load itself.
 */
record CpuTime(double server, double hashing, double compiling, double database, double load) {

    CpuTime since(CpuTime before) {
        return new CpuTime(
                server - before.server,
                hashing - before.hashing,
                compiling - before.compiling,
                database - before.database,
                load - before.load);
    }
}
