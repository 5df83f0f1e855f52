#include "base/secret.h"

#include <cstring>
#include <sodium.h>

namespace godel {

struct Secret::Memory {
    explicit Memory(QByteArrayView bytes)
        : begin(static_cast<char*>(sodium_malloc(static_cast<size_t>(bytes.size())))), size(bytes.size())
    {
        if (begin == nullptr) {
            qFatal("no memory for a secret");
        }
        std::memcpy(begin, bytes.data(), static_cast<size_t>(size));
        sodium_mprotect_readonly(begin);
    }
    ~Memory() { sodium_free(begin); }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    char* begin;
    qsizetype size;
};

Secret::Secret(QByteArray&& bytes)
{
    // sodium_malloc asks for an initialised library; a second call costs one comparison.
    if (sodium_init() < 0) {
        qFatal("libsodium cannot be initialised");
    }
    if (!bytes.isEmpty()) {
        m_memory = std::make_shared<const Memory>(QByteArrayView(bytes));
    }
    wipe(bytes);
}

QByteArrayView Secret::reveal() const
{
    return m_memory ? QByteArrayView(m_memory->begin, m_memory->size) : QByteArrayView();
}

bool Secret::equals(QByteArrayView other) const
{
    const QByteArrayView mine = reveal();
    return mine.size() == other.size()
        && sodium_memcmp(mine.data(), other.data(), static_cast<size_t>(mine.size())) == 0;
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty()) {
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    }
    bytes.clear();
}

} // namespace godel
