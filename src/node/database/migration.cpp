#include "node/database/migration.h"

#include "base/file.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int neededVersion = 2;

} // namespace

Result<> migrate(Connection& connection)
{
    TRY(const auto script, readFile(u":/node/schema.sql"_s));
    return connection.runScript(QString::fromUtf8(script));
}

Result<> checkSchema(Connection& connection)
{
    TRY(const auto rows, connection.run(u"select max(version) from node.schema_version"_s));
    const int version = rows.isEmpty() ? 0 : rows[0][0].toInt();
    if (version < neededVersion) {
        return fail(ErrorCode::Unavailable, u"the database has the schema %1, this node needs %2"_s.arg(version).arg(neededVersion),
                    u"Run godel-node --migrate"_s);
    }
    return {};
}

} // namespace godel::node
