def there():
    return 1
