#include "drivers/secrets/sealed_secrets.h"

#include "base/file.h"

#include <QDataStream>
#include <QFileInfo>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr qint64 longestFile = 160LL * 1024 * 1024;

QDataStream& operator<<(QDataStream& out, const Secret& secret)
{
    const QByteArrayView bytes = secret.reveal();
    out << quint32(bytes.size());
    out.writeRawData(bytes.data(), static_cast<int>(bytes.size()));
    return out;
}

QDataStream& operator>>(QDataStream& in, Secret& secret)
{
    quint32 size = 0;
    in >> size;
    if (size > longestSecret) {
        in.setStatus(QDataStream::ReadCorruptData);
        return in;
    }
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    if (in.readRawData(bytes.data(), static_cast<int>(size)) != static_cast<int>(size)) {
        in.setStatus(QDataStream::ReadPastEnd);
    }
    secret = Secret(std::move(bytes));
    return in;
}

tl::unexpected<Error> notThere(const SecretName& name, const QString& what)
{
    return fail(ErrorCode::NotFound, what, u"Set the secret '%1' first"_s.arg(name.text()), u"name"_s);
}

} // namespace

SealedSecrets::SealedSecrets(QString path, SecretBox box, const Clock& clock)
    : m_path(std::move(path)), m_box(std::move(box)), m_clock(clock)
{
}

Result<std::unique_ptr<SealedSecrets>> SealedSecrets::open(const QString& path, const QString& keyPath,
                                                           const Clock& clock)
{
    if (!QFileInfo::exists(QFileInfo(path).path())) {
        TRY_DO(makeFolder(QFileInfo(path).path()));
    }
    if (QFileInfo(QFileInfo(path).path()).canonicalFilePath()
        == QFileInfo(QFileInfo(keyPath).path()).canonicalFilePath()) {
        return fail(ErrorCode::Invalid, u"the key %1 lies beside what it seals"_s.arg(keyPath),
                    u"Keep the key in a folder of its own, that no backup of the other one takes along"_s, u"key"_s);
    }
    if (!QFileInfo::exists(keyPath)) {
        if (QFileInfo::exists(path)) {
            return fail(ErrorCode::NotFound, u"the key %1 of %2 is missing"_s.arg(keyPath, path),
                        u"Put it back from where it was kept; or remove the sealed file and set every secret anew"_s);
        }
        TRY_DO(SecretBox::makeKey(keyPath));
    }
    TRY(auto box, SecretBox::openKey(keyPath));
    std::unique_ptr<SealedSecrets> secrets(new SealedSecrets(path, std::move(box), clock));
    TRY_DO(secrets->load());
    return secrets;
}

Secret SealedSecrets::pack(const Entries& entries)
{
    qsizetype size = 4;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        size += 64 + 2 * entry.key().text().size() + entry->present.reveal().size() + entry->previous.reveal().size();
    }
    QByteArray bytes;
    // All of it at once: growing would leave copies of secrets behind in freed memory.
    bytes.reserve(size);
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << quint32(entries.size());
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        out << entry.key().text() << qint32(entry->version) << qint64(microseconds(entry->changed)) << entry->present
            << entry->previous;
    }
    return Secret(std::move(bytes));
}

Result<SealedSecrets::Entries> SealedSecrets::unpack(const Secret& packed) const
{
    const QByteArrayView view = packed.reveal();
    const QByteArray bytes = QByteArray::fromRawData(view.data(), view.size());
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 count = 0;
    in >> count;
    Entries entries;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        QString name;
        qint32 version = 0;
        qint64 changed = 0;
        Entry entry;
        in >> name >> version >> changed >> entry.present >> entry.previous;
        entry.version = version;
        entry.changed = timestampOf(changed);
        TRY(const auto parsed, SecretName::parse(name));
        entries.insert(parsed, entry);
    }
    if (in.status() != QDataStream::Ok || !in.atEnd()) {
        return fail(ErrorCode::Corrupt, u"%1 was written by another version of Godel Ops"_s.arg(m_path),
                    u"Start the version that wrote it"_s);
    }
    return entries;
}

Result<SealedSecrets::Entries> SealedSecrets::load() const
{
    if (!QFileInfo::exists(m_path)) {
        return Entries{};
    }
    TRY(const auto sealed, readFile(m_path, longestFile));
    TRY(const auto packed, m_box.open(sealed, m_path));
    return unpack(packed);
}

Result<> SealedSecrets::save(const Entries& entries) const
{
    return writeFile(m_path, m_box.seal(pack(entries)), ownerOnly);
}

Result<int> SealedSecrets::set(const SecretName& name, const Secret& value)
{
    if (value.isEmpty() || name.isEmpty()) {
        return fail(ErrorCode::Invalid, u"a secret has a name and a value"_s, u"Give both"_s, u"value"_s);
    }
    if (value.reveal().size() > longestSecret) {
        return fail(ErrorCode::LimitExceeded, u"a secret has at most %1 bytes"_s.arg(longestSecret),
                    u"Keep a file's path instead"_s, u"value"_s);
    }
    TRY(auto entries, load());
    if (!entries.contains(name) && entries.size() >= mostSecrets) {
        return fail(ErrorCode::LimitExceeded, u"there are %1 secrets, which is the most"_s.arg(mostSecrets),
                    u"Remove one that is not used"_s);
    }
    Entry& entry = entries[name];
    if (!entry.present.isEmpty() && entry.present.equals(value.reveal())) {
        return entry.version;
    }
    entry = { entry.version + 1, m_clock.now(), value, entry.present };
    const int version = entry.version;
    TRY_DO(save(entries));
    return version;
}

Result<Secret> SealedSecrets::get(const SecretName& name, std::optional<int> version) const
{
    TRY(const auto entries, load());
    const Entry entry = entries.value(name);
    if (entry.present.isEmpty()) {
        return notThere(name, u"there is no secret '%1'"_s.arg(name.text()));
    }
    const int wanted = version.value_or(entry.version);
    const Secret found = wanted == entry.version ? entry.present : entry.previous;
    if (wanted < entry.version - 1 || wanted > entry.version || found.isEmpty()) {
        return notThere(name, u"version %1 of the secret '%2' is not kept"_s.arg(wanted).arg(name.text()));
    }
    return found;
}

Result<> SealedSecrets::remove(const SecretName& name)
{
    TRY(auto entries, load());
    const auto entry = entries.find(name);
    if (entry == entries.end() || entry->present.isEmpty()) {
        return {};
    }
    *entry = { entry->version, m_clock.now(), {}, {} };
    return save(entries);
}

Result<QList<SecretInfo>> SealedSecrets::list() const
{
    TRY(const auto entries, load());
    QList<SecretInfo> infos;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        if (!entry->present.isEmpty()) {
            infos.append({ entry.key(), entry->version, entry->changed });
        }
    }
    return infos;
}

} // namespace godel::drivers
